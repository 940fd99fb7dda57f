/** One thing about the contract that would break a promise of the router. */
export interface ContractFault {
  /** `Type.field`, a type, or a subgraph. */
  readonly at: string;
  readonly message: string;
}
