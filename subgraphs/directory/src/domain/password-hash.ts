/** Port: the slow hash of passwords. Every call costs memory and time on purpose; an adapter decides where it runs. */
export interface PasswordHash {
  /** What is stored of a password: a text with its own salt and cost. */
  hash(password: string): Promise<string>;
  /** True when the password is the one that was hashed. Compares in constant time. @throws {TypeError} for a damaged hash */
  matches(password: string, hash: string): Promise<boolean>;
}
