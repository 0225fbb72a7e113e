import type { QrCode } from "@/domain/helpdesk/caller-card";

type QrPictureProps = { qr: QrCode; label: string; className?: string };

/** Dark on white whatever the scheme is: cameras read nothing else. */
export function QrPicture({ qr: { size, path }, label, className = "size-36" }: QrPictureProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={`shrink-0 rounded-box border border-line ${className}`}
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
