// In the page itself: a file of its own would cost each first visit one more request.
export const siteIcon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>@media(prefers-color-scheme:dark){rect{fill:#6fd394}path{stroke:#14161a}}</style><rect width="32" height="32" rx="9" fill="#1a6b3c"/><path d="m8 16.5 5.5 5.5L24 11" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`;
