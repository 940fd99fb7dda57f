const PREFIX = "account/";

/**
 * The subject of a user account, as tokens carry it, by the username as people write it. Names that the directory takes
 * for one are one here. `undefined` for an empty one.
 */
export function toAccountSubject(username: string): string | undefined {
  const name = username.normalize("NFKC").trim().toLowerCase();
  const bare = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name;
  return bare === "" ? undefined : `${PREFIX}${bare}`;
}

/** The username of a subject. */
export function toUsername(subject: string): string {
  return subject.startsWith(PREFIX) ? subject.slice(PREFIX.length) : subject;
}
