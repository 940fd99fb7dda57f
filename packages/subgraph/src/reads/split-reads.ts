/** What one message may weigh, a single read aside: a few milliseconds of a thread, and of whoever takes the answer. */
const MESSAGE_WEIGHT = 2000;
const MESSAGE_READS = 64;

/** Puts reads together to messages that a thread is done with soon, in the order in which they were asked for. */
export function splitReads<Asked extends { readonly weight: number }>(
  asked: readonly Asked[],
): readonly (readonly Asked[])[] {
  const messages: Asked[][] = [];
  let total = 0;
  for (const one of asked) {
    const last = messages.at(-1);
    if (last === undefined || total + one.weight > MESSAGE_WEIGHT || last.length >= MESSAGE_READS) {
      messages.push([one]);
      total = one.weight;
    } else {
      last.push(one);
      total += one.weight;
    }
  }
  return messages;
}
