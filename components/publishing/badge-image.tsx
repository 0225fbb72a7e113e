import { badgePath, type EmbedScope } from "@/domain/publishing/embeds";

/** The badge as it is now, as others show it. */
export function BadgeImage({ scope, of }: { scope: EmbedScope; of: string }) {
  // eslint-disable-next-line @next/next/no-img-element -- Next's own would need a script, and has nothing to make smaller.
  return <img src={badgePath(scope)} alt={`Badge of ${of}`} loading="lazy" height={20} />;
}
