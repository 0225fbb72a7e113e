import { Prose } from "@/components/ui/prose";
import { codePath } from "@/domain/shared/codes";
import type { WorkaroundView } from "@/domain/incidents/views";

/** What people can do now: what they came for, above everything else. */
export function WorkaroundBox({ workaround }: { workaround: WorkaroundView }) {
  return (
    <section
      aria-labelledby="workaround"
      className="my-4 rounded-box border border-work bg-work-bg p-4 print:break-inside-avoid"
    >
      <h2 id="workaround" className="mb-1.5 text-base">
        What you can do now
      </h2>
      <Prose html={workaround.html} headingsFrom={3} />
      <p className="mt-2 text-sm">
        <a href={codePath(workaround.updateCode)}>From {workaround.updateCode}</a>
      </p>
    </section>
  );
}
