// The site works without this file; it only makes lists and forms feel quicker.
import "htmx.org/dist/htmx.esm.js";

import { foldFilters, sendFiltersAtOnce } from "./filters.js";
import { offerPrinting } from "./print.js";

foldFilters(document);
sendFiltersAtOnce(document);
offerPrinting(document);
