/** What the published data may be used for: in the foot of every page, in the feed and in what search engines read. */
export const DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/";
