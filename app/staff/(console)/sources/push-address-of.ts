import { env } from "@/server/infra/env";

/** Where the numbers of a metric are sent. There is one page; what is in its place in the address is not looked at. */
export function pushAddressOf(metricId: string): string {
  return `${env().ORIGIN}/api/v1/pages/status/metrics/${metricId}/data.json`;
}
