import type { IDatasource } from "ag-grid-community";
import type { ReadBlock } from "./use-block-source.ts";

/** The source of a grid's rows: a block that could not be read stays empty. */
export function createDatasource<TRow>(readBlock: ReadBlock<TRow>): IDatasource {
  return {
    getRows: (params) => {
      void readBlock(params.startRow, params.endRow).then((block) => {
        if (block) params.successCallback(block.rows, block.total);
        else params.failCallback();
      });
    },
  };
}
