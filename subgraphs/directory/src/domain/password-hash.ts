/**
 * Port: the slow hash of passwords. Every call costs memory and time on purpose; an adapter decides where it runs and how
 * many at a time. A signal that aborts takes a call out of the line; what has begun runs to its end.
 */
export interface PasswordHash {
  /** What is stored of a password: a text with its own salt and cost. @throws {DirectoryError} SERVICE_UNAVAILABLE */
  hash(password: string, signal?: AbortSignal): Promise<string>;
  /**
   * True when the password is the one that was hashed. Compares in constant time.
   *
   * @throws {TypeError} for a damaged hash
   * @throws {DirectoryError} SERVICE_UNAVAILABLE
   */
  matches(password: string, hash: string, signal?: AbortSignal): Promise<boolean>;
  /** Takes the time of a comparison, for a name that nobody has. @throws {DirectoryError} SERVICE_UNAVAILABLE */
  pretend(password: string, signal?: AbortSignal): Promise<void>;
}
