/** A feed, whatever it is written as. Addresses are absolute. */
export type Feed = {
  /** For good: `tag:status.example.edu,2005:/updates` */
  id: string;
  title: string;
  description: string;
  /** The page that says the same to people. */
  pageUrl: string;
  author: string;
  updatedAt: Date;
  /** Newest first. */
  items: readonly FeedItem[];
};

export type FeedItem = {
  /** For good, whatever is edited. */
  id: string;
  title: string;
  url: string;
  /** Safe, with absolute links. */
  html: string;
  author: string;
  publishedAt: Date;
  /** When its words changed last; when it was published, if they never did. */
  updatedAt: Date;
  /** Status and services, as people read them. */
  tags: readonly string[];
};
