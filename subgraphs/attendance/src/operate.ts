export { checkDocument } from "./domain/periods/check-document.ts";
