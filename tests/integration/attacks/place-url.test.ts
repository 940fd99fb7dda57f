/** What an administrator enters as the URL of a place: the router goes there with a token of its own. */
import { ROLES } from "@biometricflow/service/identity/role";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createPlace, DirectoryHarness } from "../directory-harness.ts";

const OWN = "http://10.20.0.5:8000/graphql";
const ADMIN = { sub: "admin", sid: "s", name: "admin", role: "ADMIN", places: ["*"] } as const;

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start([{ ...createPlace("riyadh", 0), urls: [OWN, "https://riyadh.example/graphql"] }]);
});
afterEach(() => directory.remove());

/** Enters them; none when omitted. */
async function enter(urls: readonly string[] | null, claims: Parameters<DirectoryHarness["ask"]>[0] = ADMIN) {
  const list = JSON.stringify(urls);
  const query = `mutation { updatePlace(input: { id: "riyadh", urls: ${list} }) { place { urls } } }`;
  const { body } = await directory.ask<{ updatePlace: { place: { urls: string[] } } }>(claims, query);
  return { urls: body.data?.updatePlace?.place.urls, error: body.errors?.[0]?.extensions };
}

it.each([
  ["loopback", "http://127.0.0.1:8000/graphql"],
  ["loopback by its name", "http://localhost:8000/graphql"],
  ["loopback in short", "http://127.1:8000/graphql"],
  ["loopback as a number", "http://2130706433:8000/graphql"],
  ["loopback in hexadecimal", "http://0x7f000001:8000/graphql"],
  ["loopback in octal", "http://0177.0.0.1:8000/graphql"],
  ["loopback in wide digits", "http://127.0.0.１:8000/graphql"],
  ["loopback of IPv6", "http://[::1]:8000/graphql"],
  ["loopback within IPv6", "http://[::ffff:127.0.0.1]:8000/graphql"],
  ["loopback behind a translator", "http://[64:ff9b::7f00:1]:8000/graphql"],
  ["every address", "http://0.0.0.0:8000/graphql"],
  ["every address of IPv6", "http://[::]:8000/graphql"],
  ["the metadata of a cloud", "http://169.254.169.254:8000/latest/meta-data/"],
  ["the metadata as a number", "http://2852039166:8000/latest/meta-data/"],
  ["the metadata within IPv6", "http://[::ffff:a9fe:a9fe]:8000/graphql"],
  ["the metadata of IPv6", "http://[fd00:ec2::254]:8000/graphql"],
  ["a link", "http://[fe80::1]:8000/graphql"],
  ["many at once", "http://224.0.0.1:8000/graphql"],
  ["the internet", "http://203.0.113.9:8000/graphql"],
  ["a name that may lead anywhere", "http://10.20.0.5.nip.example:8000/graphql"],
  ["PostgreSQL at an address that it may have", "http://10.20.0.5:5432/graphql"],
  ["another service at an address that it may have", "http://10.20.0.5/graphql"],
  ["another path at a name of its file", "https://riyadh.example/admin"],
  ["a file", "file:///etc/passwd"],
])("is refused with BAD_USER_INPUT, and changes nothing: %s", async (_what, url) => {
  expect(await enter([OWN, url])).toEqual({
    urls: undefined,
    error: expect.objectContaining({ code: "BAD_USER_INPUT", argument: "input.urls" }),
  });
  expect((await enter(null)).urls).toEqual([OWN, "https://riyadh.example/graphql"]);
});

it("is taken where the place's file has it, and at a private address at a port of the file", async () => {
  const urls = [
    "https://riyadh.example/graphql",
    "http://192.168.7.9:8000/graphql",
    "http://[fd12:3456::9]:8000/graphql",
  ];
  expect(await enter(urls)).toEqual({ urls, error: undefined });
});

it.each(ROLES.filter((role) => role !== "ADMIN"))("is entered by no %s", async (role) => {
  expect((await enter([OWN], { ...ADMIN, role })).error).toMatchObject({ code: "FORBIDDEN" });
});
