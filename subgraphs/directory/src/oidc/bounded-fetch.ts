/** Bytes of an answer: whoever is at the other end does not fill the memory. */
const MAX_BYTES = 1_048_576;

/** `fetch` that is given up with `signal`, and takes no answer of more than 1 MB. */
export function createBoundedFetch(signal: AbortSignal) {
  return async (url: string, options: RequestInit): Promise<Response> => {
    const signals = [signal, ...(options.signal === undefined || options.signal === null ? [] : [options.signal])];
    const response = await fetch(url, { ...options, signal: AbortSignal.any(signals) });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new RangeError(`the answer has more than ${MAX_BYTES} bytes`);
      chunks.push(chunk);
    }
    const { status, statusText, headers } = response;
    return new Response(size === 0 ? null : Buffer.concat(chunks), { status, statusText, headers });
  };
}
