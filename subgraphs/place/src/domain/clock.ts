/** Port: the time of this machine. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  nowMs(): number;
}
