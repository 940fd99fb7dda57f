const MAX_CHARS = 60;

/** Programs by what they say of themselves, the more special first: most browsers name others too. */
const PROGRAMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d{1,4})/],
  ["Opera", /\bOPR\/(\d{1,4})/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d{1,4})/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d{1,4})/],
  ["Chrome", /\b(?:HeadlessChrome|Chrome|CriOS)\/(\d{1,4})/],
  ["Safari", /\bVersion\/(\d{1,4})[\d.]* (?:Mobile\/\w+ )?Safari\//],
];

const SYSTEMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
];

/**
 * What a client is, in few words such as `Firefox 128 on Windows` or `curl/8.5.0`: of a text that anybody can write only
 * known words, and of an unknown program its first name and version, are kept. `undefined` when it says nothing of use.
 */
export function toClientName(userAgent: string | undefined): string | undefined {
  const text = (userAgent ?? "").slice(0, 1000);
  for (const [name, pattern] of PROGRAMS) {
    const version = pattern.exec(text)?.[1];
    if (version === undefined) continue;
    const system = SYSTEMS.find(([, mark]) => mark.test(text))?.[0];
    return `${name} ${version}${system === undefined ? "" : ` on ${system}`}`;
  }
  return /^[A-Za-z][\w.-]*(?:\/[\w.-]+)?(?=\s|$)/.exec(text)?.[0].slice(0, MAX_CHARS);
}
