/** How many punches the first page and the fill-in ask for. */
export const FIRST_PAGE = 100;
