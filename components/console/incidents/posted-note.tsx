import { Note } from "@/components/ui/note";
import { codePath, parseCode } from "@/domain/shared/codes";
import { posterPath } from "./poster-path";

/** Says that it is posted, and where. @param code of the update, as the address has it: shown only if it is one */
export function PostedNote({ code }: { code: string | undefined }) {
  if (code === undefined || !parseCode(code)?.update) {
    return null;
  }

  return (
    <Note tone="ok" role="status" className="font-semibold">
      {code} is posted.{" "}
      <a href={codePath(code)} className="inline-block py-1">
        View on site
      </a>{" "}
      <a href={posterPath(code)} className="ml-3 inline-block py-1">
        Print a poster
      </a>
    </Note>
  );
}
