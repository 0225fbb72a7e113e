import { CopyField } from "@/components/console/copy-field";

/** Where a program sends the numbers of one metric, and how. */
export function PushAddress({ address, metricName }: { address: string; metricName: string }) {
  return (
    <div className="max-w-xl">
      <CopyField label={`Address for ${metricName}`} value={address} />
      <details className="mt-1">
        <summary>An example</summary>
        <pre className="overflow-x-auto rounded-box bg-well px-4 py-3 text-sm" tabIndex={0}>
          {exampleOf(address)}
        </pre>
        <p className="mt-1 text-sm text-soft">
          The timestamp is in seconds since 1970. This is the form of Statuspage’s metrics: what sends there can send
          here.
        </p>
      </details>
    </div>
  );
}

function exampleOf(address: string): string {
  return [
    `curl ${address} \\`,
    `  -H "Authorization: Bearer $TOKEN" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{"data":{"timestamp":'$(date +%s)',"value":42}}'`,
  ].join("\n");
}
