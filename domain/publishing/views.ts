import type { ServiceStatus } from "@/domain/shared/words";

/** The sentence on top: derived by `domain/publishing/banner`. */
export type BannerView = {
  /** The worst that is said or measured; `unknown` when nothing is known. */
  tone: ServiceStatus | "unknown";
  headline: string;
  detail: string | null;
  since: Date | null;
};
