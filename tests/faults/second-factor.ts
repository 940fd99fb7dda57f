import type { Fault } from "./fault.ts";

const DOMAIN = "subgraphs/directory/src/domain/second-factor.ts";
const FACTORS = "subgraphs/directory/src/second-factor/second-factors.ts";
const GRAPH = { project: "integration", tests: "directory-second-factor" } as const;

/** Faults of second factors. */
export const SECOND_FACTOR_FAULTS: readonly Fault[] = [
  {
    name: "a right password signs in without the code",
    file: "subgraphs/directory/src/sessions.ts",
    find: "await options.requireCode(",
    replace: "void (",
    ...GRAPH,
  },
  {
    name: "the code is asked for before the password",
    file: "subgraphs/directory/src/sign-in.ts",
    find: "if (principal !== undefined && isUsable(principal, now())) {",
    replace: "if (attempt.name === 'account/hr' || (principal !== undefined && isUsable(principal, now()))) {",
    ...GRAPH,
  },
  {
    name: "a code is taken twice",
    file: DOMAIN,
    find: "code.step > factor.lastStep",
    replace: "code.step >= factor.lastStep",
    ...GRAPH,
  },
  {
    name: "a recovery code serves again",
    file: DOMAIN,
    find: "{ ...factor, recoveryHashes: left }",
    replace: "factor",
    ...GRAPH,
  },
  {
    name: "wrong codes are not counted",
    file: FACTORS,
    find: 'if (judged.kind === "WRONG") return { decision: judged, principal: counted };',
    replace: 'if (judged.kind === "WRONG") return { decision: judged };',
    ...GRAPH,
  },
  {
    name: "the right code does not wait after wrong ones",
    file: DOMAIN,
    find: "if (seconds > 0) return",
    replace: "if (seconds > 0 && takeCode(factor, code) === undefined) return",
    ...GRAPH,
  },
  {
    name: "the secret is kept in clear",
    file: "packages/service/src/identity/sealer.ts",
    find: 'const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);',
    replace: "const sealed = (cipher.final(), Buffer.from(text));",
    ...GRAPH,
  },
  {
    name: "a secret opens for another account",
    file: "packages/service/src/identity/sealer.ts",
    find: "        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })\n          .setAAD(Buffer.from(about))",
    replace:
      "        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })\n          .setAAD(Buffer.from('account/huda'))",
    project: "unit",
    tests: "second-factor/secrets",
  },
  {
    name: "an open session begins one without the password",
    file: FACTORS,
    find: "return begin(await checkPassword(owner, password, client));",
    replace: "return begin({ ...owner, secretHash: '' } as never);",
    ...GRAPH,
  },
  {
    name: "one that counts is begun over",
    file: FACTORS,
    find: "      if (isActive(account.secondFactor)) throw alreadyActive();\n",
    replace: "",
    ...GRAPH,
  },
  {
    name: "one is removed without the password",
    file: FACTORS,
    find: "    remove: async (owner, { password, code }, client) => {\n      await checkPassword(owner, password, client);\n",
    replace: "    remove: async (owner, { code }) => {\n",
    ...GRAPH,
  },
  {
    name: "sessions without a code go on when one was set up",
    file: FACTORS,
    find: '      endSessions: { subject, endedBy: "FACTOR", atMs: now(), exceptId: sessionId },\n',
    replace: "",
    ...GRAPH,
  },
  {
    name: "an administrator takes the own one without a code",
    file: "subgraphs/directory/src/domain/administration.ts",
    find: "if (subject === act.actor) throw",
    replace: "if (subject === '') throw",
    ...GRAPH,
  },
  {
    name: "sessions of a factor that was taken go on",
    file: "subgraphs/directory/src/domain/administration.ts",
    find: "return { before: account, principal: withoutFactors(account), endSessions };",
    replace: "return { before: account, principal: withoutFactors(account) };",
    ...GRAPH,
  },
  {
    name: "a password link needs no code",
    file: "subgraphs/directory/src/password-links.ts",
    find: "      await requireCode(account, parseOtp(input));\n",
    replace: "",
    ...GRAPH,
  },
  {
    name: "an administrator signs in without the second factor that is asked for",
    file: "subgraphs/directory/src/sessions.ts",
    find: 'if (proof !== "PASSKEY") refuseWithoutFactor(principal,',
    replace: "if (proof === undefined) refuseWithoutFactor(principal,",
    ...GRAPH,
  },
  {
    name: "an administrator who was signed in goes on without it",
    file: "subgraphs/directory/src/sessions.ts",
    find: "if (mustSetUpFactor(principal, factorPolicy) && !hasPasskeys(principal)) throw new SessionOverError(subject);",
    replace: "void factorPolicy;",
    ...GRAPH,
  },
  {
    name: "keys and others are asked for it too",
    file: DOMAIN,
    find: 'account.subject.startsWith("account/") && account.role === "ADMIN"',
    replace: "account.role !== ''",
    ...GRAPH,
  },
  {
    name: "tabs that refresh at once end their session",
    file: "subgraphs/directory/src/domain/session.ts",
    find: "nowMs - session.refreshedAtMs <= REPEAT_WINDOW_MS",
    replace: "nowMs < session.refreshedAtMs - REPEAT_WINDOW_MS",
    project: "integration",
    tests: "directory-sessions",
  },
];
