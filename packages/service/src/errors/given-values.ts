/** What graphql-js says behind a value that it was given and cannot take. Source: its 16.15 `coerceInputValue`. */
const REASON = /; (?=Expected |Field "|Value (?:"|does )|Enum "|[A-Za-z_]\w* cannot represent |[A-Za-z_]\w* must )/g;
/** Of a longer message only its beginning is looked at: the patterns below would look at each place many times. */
const MOST_CHARACTERS = 1_000;
const LONG_BEGIN =
  /^(?:Variable "\$\w+" got invalid value|(?:\w+|Enum "\w+") cannot represent [\w -]{0,60}?value|Value|Expected value of type "[^"]{1,100}")(?=[ :,])/;

/**
 * A message of graphql-js without the values that a client gave, which may be a password in the wrong field: where they
 * were given, and what was expected, stays.
 */
export function leaveValuesOut(message: string): string {
  if (message.length > MOST_CHARACTERS) return LONG_BEGIN.exec(message)?.[0] ?? message;
  return withoutVariable(
    message
      .replace(/( cannot represent (?:an? )?(?:non[- ][\w -]*?)?)value: [\s\S]*$/, "$1value")
      .replace(/^([\s\S]*?Value) "[\s\S]*" (does not exist in "\w+" enum)[\s\S]*$/, "$1 $2")
      .replace(/^([\s\S]*?Expected value of type "[^"]*"), found [\s\S]*$/, "$1"),
  );
}

/** `Variable "$input" got invalid value { ... } at "input.key"; Int cannot ...`: the reason begins at its last mark. */
function withoutVariable(message: string): string {
  const begin = /^Variable "\$\w+" got invalid value(?= )/.exec(message)?.[0];
  if (begin === undefined) return message;
  const mark = [...message.matchAll(REASON)].at(-1)?.index;
  if (mark === undefined) return begin;
  const path = / at "([\w.[\]]+)"$/.exec(message.slice(0, mark))?.[0] ?? "";
  return `${begin}${path}${message.slice(mark)}`;
}
