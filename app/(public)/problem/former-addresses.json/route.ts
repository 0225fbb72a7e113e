import { listFormerAddresses } from "@/server/publishing/documents/former-addresses";

export const dynamic = "force-dynamic";

/** What the HTTP server reads before it says that there is nothing at an address. */
export async function GET(): Promise<Response> {
  return Response.json(await listFormerAddresses());
}
