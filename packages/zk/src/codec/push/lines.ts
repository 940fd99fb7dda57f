const LF = 0x0a;
const CR = 0x0d;

/** The lines of a body, as views: split at LF, a CR before it taken off, empty ones left out. */
export function* splitLines(body: Buffer): Generator<Buffer, void, void> {
  for (let start = 0; start < body.length; ) {
    const found = body.indexOf(LF, start);
    const next = found < 0 ? body.length : found;
    const line = stripCr(body.subarray(start, next));
    if (line.length > 0) yield line;
    start = next + 1;
  }
}

/** How many lines `splitLines` gives. */
export function countLines(body: Buffer): number {
  let lines = 0;
  for (const _line of splitLines(body)) lines += 1;
  return lines;
}

function stripCr(line: Buffer): Buffer {
  let end = line.length;
  while (end > 0 && line[end - 1] === CR) end -= 1;
  return line.subarray(0, end);
}

/** The fields of a line, as views: split at TAB alone, since names hold spaces and commas. */
export function splitFields(line: Buffer): readonly Buffer[] {
  const fields: Buffer[] = [];
  let start = 0;
  for (let tab = line.indexOf(0x09); tab >= 0; tab = line.indexOf(0x09, start)) {
    fields.push(line.subarray(start, tab));
    start = tab + 1;
  }
  fields.push(line.subarray(start));
  return fields;
}

const PERSONAL =
  /^\s*(?:USER|FP|FACE|USERPIC|BIODATA|BIOPHOTO|FVEIN|FINGERTMP|TEMPLATE\w*|ATTPHOTO|USERINFO)\b|\b(?:passwd|password|tmp|template|content)=/i;
const SEEN_BYTES = 4_096;

/**
 * A line that is to be kept as it came, unless it is about a person: of that no more than its first word, whatever table it was sent to.
 * It may hold a password or a template.
 */
export function toKeepableLine(line: Buffer): Buffer {
  const text = line.toString("latin1", 0, SEEN_BYTES);
  if (!PERSONAL.test(text)) return line;
  return Buffer.from(`${/^\s*\w{1,16}/.exec(text)?.[0].trim() ?? ""} (left out: it is about a person)`);
}
