import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../test/folder.ts";
import { readDirectoryConfig } from "./directory-config.ts";
import { readWebConfig } from "./web-config.ts";

const OIDC = { issuer: "https://login.example.org/realms/staff", clientId: "time", clientSecretFile: "oidc-secret" };
const PUBLIC_URL = "https://time.example.org";

function read(oidc: unknown, publicUrl: string | undefined = PUBLIC_URL, files = { "oidc-secret": "opensesame\n" }) {
  const dir = writeFolder({ ...ORGANISATION, oidc, publicUrl }, { "riyadh.json": PLACE });
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
    return { directory: readDirectoryConfig(dir).oidc, web: readWebConfig(dir).oidc };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

it("has no provider where none is named", () => {
  expect(read(undefined)).toEqual({ directory: undefined, web: undefined });
});

it("reads the secret from its file, and where browsers come back to from publicUrl", () => {
  const { directory, web } = read({ ...OIDC, label: "Staff login" });
  expect(directory).toEqual({
    ...{ issuer: OIDC.issuer, clientId: "time", clientSecret: "opensesame" },
    redirectUri: "https://time.example.org/session/oidc/callback",
    scopes: ["openid", "email", "profile"],
  });
  expect(web?.label).toBe("Staff login");
  expect(JSON.stringify(web)).not.toContain("opensesame");
});

it("takes a provider and a dashboard of this machine without TLS", () => {
  const { directory } = read({ ...OIDC, issuer: "http://127.0.0.1:4000" }, "http://localhost:8501");
  expect(directory?.redirectUri).toBe("http://localhost:8501/session/oidc/callback");
});

it.each(["secret", "TIME"])("refuses %s as the secret of a provider", (secret) => {
  expect(() => read(OIDC, PUBLIC_URL, { "oidc-secret": secret })).toThrow(
    /oidc\.clientSecretFile.*everybody tries first/,
  );
});

it.each([
  ["over http", { ...OIDC, issuer: "http://login.example.org" }, PUBLIC_URL, /oidc\.issuer/],
  ["with a query", { ...OIDC, issuer: `${OIDC.issuer}?a=b` }, PUBLIC_URL, /oidc\.issuer/],
  ["without openid", { ...OIDC, scopes: ["email"] }, PUBLIC_URL, /oidc\.scopes.*openid/],
  ["whose secret is not there", { ...OIDC, clientSecretFile: "x" }, PUBLIC_URL, /oidc\.clientSecretFile/],
  ["whose secret is in the file itself", { ...OIDC, clientSecret: "opensesame" }, PUBLIC_URL, /clientSecret/],
  ["beside an http dashboard", OIDC, "http://time.example.org", /publicUrl.*https/],
])("refuses a provider %s", (_name, oidc, publicUrl, message) => {
  expect(() => read(oidc, publicUrl)).toThrow(message);
});

it("refuses a provider beside no publicUrl, as it does not know where browsers come back to", () => {
  const dir = writeFolder({ ...ORGANISATION, oidc: OIDC }, { "riyadh.json": PLACE });
  try {
    expect(() => readWebConfig(dir)).toThrow(/publicUrl.*https/);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
