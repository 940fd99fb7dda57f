import { redirect } from "next/navigation";
import { HOME_PATH } from "../lib/next-path.ts";

export default function HomePage() {
  redirect(HOME_PATH);
}
