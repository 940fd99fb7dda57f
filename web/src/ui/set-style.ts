/** What is set where only numbers or somebody's own colours say it; everything else is a class. */
type SetStyle = Partial<
  Record<
    | "backgroundColor"
    | "boxShadow"
    | "flexGrow"
    | "gridColumnStart"
    | "inlineSize"
    | "insetInlineEnd"
    | "insetInlineStart"
    | "left"
    | "maxWidth"
    | "width",
    string
  >
>;

/**
 * A `ref` that sets styles by script. A style attribute that the server writes is refused by the content policy, and React does
 * not set it anew when it takes the page over; what a script sets is under no policy.
 */
export function setStyle(style: SetStyle): (element: HTMLElement | null) => void {
  return (element) => void (element && Object.assign(element.style, style));
}
