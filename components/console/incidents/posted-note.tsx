import { codePath, parseCode } from "@/domain/shared/codes";
import { posterPath } from "./poster-path";

/** Says that it is posted, and where. @param code of the update, as the address has it: shown only if it is one */
export function PostedNote({ code }: { code: string | undefined }) {
  if (code === undefined || !parseCode(code)?.update) {
    return null;
  }

  return (
    <p role="status" className="mt-3 rounded-card bg-ok-bg px-4 py-2 font-semibold text-ok">
      {code} is posted.{" "}
      <a href={codePath(code)} className="inline-block py-1 text-ok">
        See it in public
      </a>{" "}
      <a href={posterPath(code)} className="ml-3 inline-block py-1 text-ok">
        Print a notice
      </a>
    </p>
  );
}
