import { CopyField } from "@/components/console/copy-field";

/** A secret in the one moment in which it is known. */
export function AlertSourceSecret({ secret }: { secret: string }) {
  return (
    <div role="status" className="mt-3 rounded-card bg-ok-bg px-4 pt-1 pb-3">
      <CopyField label="Secret. Keep it now: it is not shown again" value={secret} />
    </div>
  );
}
