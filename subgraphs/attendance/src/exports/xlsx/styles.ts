import { XML_HEAD } from "./xml.ts";

/** How cells look: their places in the list of formats below. */
export const STYLES = {
  general: 0,
  text: 1,
  date: 2,
  instant: 3,
  duration: 4,
  decimal: 5,
  integer: 6,
  heading: 7,
} as const;

const OWN_FORMATS = [
  [164, "yyyy\\-mm\\-dd"],
  [165, "yyyy\\-mm\\-dd hh:mm:ss"],
  [166, "[h]:mm"],
] as const;
/** Of each style, the number of its format; 49 is text, 1 and 2 are `0` and `0.00`. Source: ECMA-376 part 1, 18.8.30. */
const FORMATS = [0, 49, 164, 165, 166, 2, 1, 49] as const;

/** `xl/styles.xml`. */
export function toStylesPart(): string {
  const formats = OWN_FORMATS.map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join("");
  const cells = FORMATS.map((id, style) => {
    const font = style === STYLES.heading ? ' fontId="1" applyFont="1"' : ' fontId="0"';
    return `<xf numFmtId="${id}"${font} fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
  }).join("");
  return `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="${OWN_FORMATS.length}">${formats}</numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${FORMATS.length}">${cells}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;
}
