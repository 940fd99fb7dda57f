import type { Fault } from "./fault.ts";

const DOMAIN = "subgraphs/directory/src/domain/oidc.ts";
const SIGN_IN = "subgraphs/directory/src/oidc/oidc-sign-in.ts";
const KEPT = "subgraphs/directory/src/oidc/kept-answer.ts";
const PROVIDER = "subgraphs/directory/src/oidc/provider.ts";
const OIDC = { project: "integration", tests: "directory-oidc" } as const;

/** Faults of signing in by a provider. */
export const OIDC_FAULTS: readonly Fault[] = [
  {
    name: "the signature of an ID token is not looked at",
    file: PROVIDER,
    find: "  client.enableNonRepudiationChecks(configuration); // although",
    replace: "  // although",
    ...OIDC,
  },
  {
    name: "an ID token of another sign-in is taken",
    file: PROVIDER,
    find: "expectedNonce: nonce }",
    replace: "expectedNonce: '' || (nonce && 'of-another-sign-in') }",
    ...OIDC,
  },
  {
    name: "who reads the address ends the sign-in",
    file: SIGN_IN,
    find: 'return createHash("sha256").update(`oidc ${binding}`).digest("base64url");',
    replace: "void createHash; return binding;",
    ...OIDC,
  },
  {
    name: "an answer is taken twice",
    file: SIGN_IN,
    find: "waiting.take(state, now()); // a second answer to one question ends it",
    replace: "",
    ...OIDC,
  },
  {
    name: "the code of the account is not asked for after the provider",
    file: SIGN_IN,
    find: "      await requireCode(account, otp);\n",
    replace: "      void [requireCode, otp];\n",
    ...OIDC,
  },
  {
    name: "an administrator without a second factor gets the identity",
    file: SIGN_IN,
    find: "      refuseWithoutFactor(account, factorPolicy);\n",
    replace: "      void [refuseWithoutFactor, factorPolicy];\n",
    ...OIDC,
  },
  {
    name: "an e-mail that nobody verified binds an account",
    file: DOMAIN,
    find: "if (!identity.isEmailVerified)",
    replace: "if (identity.isEmailVerified === undefined)",
    ...OIDC,
  },
  {
    name: "an account is bound to another one who has its e-mail",
    file: DOMAIN,
    find: "if (oidc !== undefined)",
    replace: "if (oidc?.subject === '')",
    ...OIDC,
  },
  {
    name: "a disabled account is let in by the provider",
    file: DOMAIN,
    find: "if (!isUsable(account, nowMs) || waitsForPassword)",
    replace: "if (isUsable(account, nowMs) === undefined && waitsForPassword)",
    ...OIDC,
  },
  {
    name: "a name in other letters is somebody's here",
    file: DOMAIN,
    find: 'if (name === undefined || name.normalize("NFKC").trim() !== name)',
    replace: "if (name === undefined)",
    ...OIDC,
  },
  {
    name: "the identity outlives a password that an operator took",
    file: "subgraphs/directory/src/domain/account.ts",
    find: "{ ...withoutOidc(withoutPasskeys(account)), ...change",
    replace: "{ ...withoutPasskeys(account), ...change",
    ...OIDC,
  },
  {
    name: "a provider that is down is asked again by everybody",
    file: KEPT,
    find: "now() - fault.sinceMs < pauseMs",
    replace: "now() - fault.sinceMs < 0 * pauseMs",
    ...OIDC,
  },
  {
    name: "what the provider said is thrown away before it says it again",
    file: KEPT,
    find: "    if (known !== undefined) return known.answer;\n    if (asked",
    replace: "    if (asked",
    ...OIDC,
  },
  {
    name: "one address has all exchanges",
    file: SIGN_IN,
    find: "ofAddress(address, () => ofAll",
    replace: "ofAddress(`${Math.random()}`, () => ofAll",
    ...OIDC,
  },
  {
    name: "the provider is asked for an address that guesses",
    file: SIGN_IN,
    find: "if (seconds > 0) throw tooManyFailures(",
    replace: "if (seconds < 0) throw tooManyFailures(",
    ...OIDC,
  },
  {
    name: "another claim than the e-mail binds an account",
    file: PROVIDER,
    find: "const { email, email_verified: isVerified } = told;",
    replace: "const { preferred_username: email, email_verified: isVerified } = told;",
    ...OIDC,
  },
  {
    name: "the audit does not say whose code was wrong",
    file: SIGN_IN,
    find: "throw toRefusalOf(account.subject, error);",
    replace: "throw error ?? toRefusalOf(account.subject, error);",
    ...OIDC,
  },
  {
    name: "the provider's administrator becomes one here by an e-mail",
    file: DOMAIN,
    find: 'if (account.role === "ADMIN")',
    replace: "if (account.role === undefined)",
    ...OIDC,
  },
  {
    name: "a provider that hangs keeps everybody from going on",
    file: "router/src/directory/auth-routes.ts",
    find: '"/auth/oidc/begin": "oidc"',
    replace: '"/auth/oidc/begin": "session"',
    project: "integration",
    tests: "router-auth-lanes",
  },
  {
    name: "the audit does not say which identity an account got",
    file: DOMAIN,
    find: "targets: [toIdentityName(oidc)]",
    replace: "targets: []",
    ...OIDC,
  },
];
