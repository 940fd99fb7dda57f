import { ARABIC_NAMES, LATIN_NAMES } from "@biometricflow/reader-simulator/names";

/** How the made-up names are written in the other script; in the order of the names' own lists. */
const LATIN_OF = {
  first:
    "Mohammed Ahmad Khalid Saad Fahad Omar Ali Yousef Hasan Majed Tariq Sami Fatimah Noura Maryam Sarah Layla Huda Mona Reem Aisha Dana Amal Hind",
  family:
    "Al-Harbi Al-Otaibi Al-Shammari Al-Qahtani Hasan Mahmoud Ibrahim Al-Sayed Mansour Farouk Al-Marri Al-Kaabi Al-Nuaimi Al-Zahrani Al-Ghamdi Othman Salim Atiyah Badr Nasser",
} as const;
const ARABIC_OF = {
  first:
    "أحمد عمر كريم حسن نادية أميرة بريا راهول أنيل ماريا خوسيه غريس جون صوفيا ديفيد إلينا بلال عمران عائشة زينب دانيال تشيترا ليام روزا",
  family:
    "حسن فاروق ناير شارما خان سانتوس رييس كروز علي منصور فرنانديز آير صالح قريشي توماس ماثيو حداد ميرفي سيلفا نوفاك",
} as const;

const ARABIC = /\p{Script=Arabic}/u;

/** A made-up person's name in both scripts; a part that is in no list stays as it is. */
export function toBothScripts(name: string): { readonly latin: string; readonly arabic: string } {
  if (ARABIC.test(name)) return { arabic: name, latin: translate(name, ARABIC_NAMES, LATIN_OF) };
  return { latin: name, arabic: translate(name, LATIN_NAMES, ARABIC_OF) };
}

interface NameLists {
  readonly first: readonly string[];
  readonly family: readonly string[];
}

function translate(name: string, from: NameLists, to: Readonly<Record<keyof NameLists, string>>): string {
  const [first = "", ...family] = name.split(" ");
  const find = (part: string, kind: keyof NameLists) => to[kind].split(" ")[from[kind].indexOf(part)] ?? part;
  return [find(first, "first"), ...family.map((part) => find(part, "family"))].join(" ");
}
