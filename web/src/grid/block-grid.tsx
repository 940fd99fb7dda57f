"use client";

import {
  CellStyleModule,
  type ColDef,
  type GridApi,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
} from "ag-grid-community";
import { AgGridReact } from "ag-grid-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { createDatasource } from "./datasource.ts";
import { readPageNonce } from "../session/page-nonce.ts";
import { gridTheme } from "./grid-theme.ts";
import type { ReadBlock } from "./use-block-source.ts";

ModuleRegistry.registerModules([
  CellStyleModule,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
]);

const DEFAULT_BLOCK_ROWS = 100;

interface Props<TRow> {
  readonly readBlock: ReadBlock<TRow>;
  readonly columns: ColDef<TRow>[];
  readonly toRowId: (row: TRow) => string;
  /** The row whose details are open beside the grid. */
  readonly openRow: string | null;
  /** A row is opened at a column, by press or by Enter. */
  readonly onOpen: (row: TRow, columnId: string) => void;
  readonly onApi: (api: GridApi<TRow>) => void;
  /** How many rows are read at once; default 100. */
  readonly blockRows?: number;
  /** In pixels; default 40. */
  readonly rowHeight?: number;
}

/** A grid over a whole list; blocks are read as they come into view. */
export function BlockGrid<TRow>(props: Props<TRow>) {
  const { readBlock, columns, toRowId, openRow, onOpen, onApi, blockRows = DEFAULT_BLOCK_ROWS, rowHeight } = props;
  const t = useTranslations("grid");
  const locale = useLocale();
  const datasource = useMemo(() => createDatasource(readBlock), [readBlock]);
  const [api, setApi] = useState<GridApi<TRow>>();
  useEffect(() => api?.ensureIndexVisible(0, "top"), [api, datasource]); // another list begins at its beginning
  useEffect(() => api?.redrawRows(), [api, openRow]); // a row's class is asked for once, when it is drawn
  const localeText = useMemo(
    () => ({ loadingOoo: t("loading"), noRowsToShow: t("noRows"), ariaLabelTooltip: t("tooltip") }),
    [t],
  );
  return (
    <AgGridReact<TRow>
      theme={gridTheme}
      styleNonce={readPageNonce()}
      rowModelType="infinite"
      datasource={datasource}
      cacheBlockSize={blockRows}
      maxConcurrentDatasourceRequests={1}
      maxBlocksInCache={20}
      blockLoadDebounceMillis={60}
      infiniteInitialRowCount={blockRows}
      columnDefs={columns}
      defaultColDef={DEFAULT_COLUMN}
      {...(rowHeight === undefined ? {} : { rowHeight })}
      getRowId={({ data }) => toRowId(data)}
      getRowClass={({ data }) => (data && toRowId(data) === openRow ? "bg-accent-soft!" : undefined)}
      enableRtl={locale === "ar"}
      ensureDomOrder
      tooltipShowDelay={400}
      localeText={localeText}
      onGridReady={({ api: created }) => {
        setApi(created);
        onApi(created);
      }}
      onCellClicked={({ data, column }) => data && onOpen(data, column.getColId())}
      onCellKeyDown={(pressed) => {
        const isEnter = pressed.event instanceof KeyboardEvent && pressed.event.key === "Enter";
        if (isEnter && "column" in pressed && pressed.data) onOpen(pressed.data, pressed.column.getColId());
      }}
    />
  );
}

const DEFAULT_COLUMN = { sortable: false, resizable: false, suppressMovable: true };
