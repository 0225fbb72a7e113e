import Link from "next/link";
import { sourceKinds } from "@/domain/shared/words";
import { kindWords } from "./kinds";

/** The kinds of sources that can be added, each with what it is for. */
export function KindList() {
  return (
    <ul className="mt-3 space-y-2">
      {sourceKinds.map((kind) => (
        <li key={kind} className="rounded-box border border-line bg-card">
          <Link
            href={`/staff/sources/new?kind=${kind}`}
            className="block px-4 py-3 text-ink no-underline hover:bg-well"
          >
            <b className="underline underline-offset-4">{kindWords[kind].label}</b>
            <span className="block text-sm text-soft">{kindWords[kind].about}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
