import type { Fault } from "./fault.ts";

const DOMAIN = "subgraphs/directory/src/domain/oidc.ts";
const SIGN_IN = "subgraphs/directory/src/oidc/oidc-sign-in.ts";
const PROVIDER = "subgraphs/directory/src/oidc/provider.ts";
const OIDC = { project: "integration", tests: "directory-oidc" } as const;

/** Faults of signing in by a provider. */
export const OIDC_FAULTS: readonly Fault[] = [
  {
    name: "the signature of an ID token is not looked at",
    file: PROVIDER,
    find: "execute: [client.enableNonRepudiationChecks, ",
    replace: "execute: [",
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
    find: "    await requireCode(account, otp);\n",
    replace: "    void [requireCode, otp];\n",
    ...OIDC,
  },
  {
    name: "an administrator without a second factor gets the identity",
    file: SIGN_IN,
    find: "    refuseWithoutFactor(account, factorPolicy);\n",
    replace: "    void [refuseWithoutFactor, factorPolicy];\n",
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
];
