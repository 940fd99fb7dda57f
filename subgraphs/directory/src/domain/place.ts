import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { badInput } from "./errors.ts";

/** What a mutation may change of a place; a key that is absent stays as the file has it. */
export type PlaceChanges = Partial<Omit<RegisteredPlace, "id" | "timeZone">>;

/** A place as it is kept: the file's entry, and what mutations changed since. Changes win. */
export interface StoredPlace {
  readonly file: RegisteredPlace;
  readonly changes: PlaceChanges;
}

/** A place whose file contradicts what the registry knows of it. */
export interface IdentityMismatch {
  readonly place: string;
  readonly known: string;
  readonly found: string;
}

/** What seeding leads to. */
export interface SeedResult {
  readonly places: readonly StoredPlace[];
  /** Refused entries; what was stored of these places stands. */
  readonly mismatches: readonly IdentityMismatch[];
}

/** The entry as the router sees it. */
export function toRegistration({ file, changes }: StoredPlace): RegisteredPlace {
  return { ...file, ...changes };
}

/** Places in the order of their priority, then by id. */
export function toRegistry(stored: readonly StoredPlace[]): readonly RegisteredPlace[] {
  return stored
    .map(toRegistration)
    .toSorted((left, right) => left.priority - right.priority || (left.id < right.id ? -1 : 1));
}

/**
 * Takes the configuration's places into the registry: new ones are added, known ones follow their file where no mutation
 * changed them. A place keeps its zone for good, because its punches were placed in time by it.
 */
export function seedPlaces(stored: readonly StoredPlace[], files: readonly RegisteredPlace[]): SeedResult {
  const byId = new Map(stored.map((place) => [place.file.id, place]));
  const mismatches: IdentityMismatch[] = [];
  for (const file of files) {
    const known = byId.get(file.id);
    if (known !== undefined && known.file.timeZone !== file.timeZone) {
      mismatches.push({ place: file.id, known: known.file.timeZone, found: file.timeZone });
    } else {
      byId.set(file.id, { file, changes: known?.changes ?? {} });
    }
  }
  return { places: [...byId.values()], mismatches };
}

/** What a client asks to change; absent and null both leave a key as it is. */
export type PlaceChangeRequest = { readonly [Key in keyof PlaceChanges]?: PlaceChanges[Key] | null };

/** Whether the router may be sent to a URL for a place of this file. */
export type PlaceUrlCheck = (url: URL, file: RegisteredPlace) => boolean;

/** Adds changes to a place. @throws {DirectoryError} BAD_USER_INPUT naming the argument */
export function changePlace(place: StoredPlace, request: PlaceChangeRequest, mayBeUrl: PlaceUrlCheck): StoredPlace {
  const { name, location, enabled, urls, priority } = request;
  const changes: PlaceChanges = {
    ...place.changes,
    ...(name == null ? {} : { name: parseLabel(name, "input.name") }),
    ...(location == null ? {} : { location: parseLabel(location, "input.location") }),
    ...(enabled == null ? {} : { enabled }),
    ...(urls == null ? {} : { urls: parseUrls(urls, (url) => mayBeUrl(url, place.file)) }),
    ...(priority == null ? {} : { priority }),
  };
  return { file: place.file, changes };
}

const MAX_LABEL_CHARS = 200;
const MAX_URLS = 8;

function parseLabel(text: string, argument: string): string {
  const label = text.trim();
  if (label.length === 0 || label.length > MAX_LABEL_CHARS) {
    throw badInput(argument, `${argument} must have 1 to ${MAX_LABEL_CHARS} characters`);
  }
  return label;
}

function parseUrls(urls: readonly string[], mayBe: (url: URL) => boolean): readonly string[] {
  if (urls.length === 0 || urls.length > MAX_URLS) throw badInput("input.urls", `A place has 1 to ${MAX_URLS} URLs`);
  return urls.map((text) => parseUrl(text, mayBe));
}

/** Credentials in a URL would end up in logs and in every router's copy of the registry. */
function parseUrl(text: string, mayBe: (url: URL) => boolean): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw badInput("input.urls", "A place's URL begins with http:// or https:// and holds no credentials");
  }
  if (!mayBe(url)) {
    const expected = "one of the place's file, or an address of a private network at a port of such a one";
    throw badInput("input.urls", `A place's URL is ${expected}`);
  }
  return url.href;
}
