/** One export. */
interface ExportJobTable {
  id: string;
  owner: string;
  created_ms: number;
  /** JSON of the job. */
  job: string;
}

/** Tables of exports. */
export interface ExportTables {
  export_job: ExportJobTable;
}
