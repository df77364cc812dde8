// The site works without this file; it only makes lists and forms feel quicker.
import "htmx.org/dist/htmx.esm.js";

import { foldFilters, keepFocus, sendFiltersAtOnce } from "./filters.js";
import { offerPrinting } from "./print.js";
import { suggestWhileTyping } from "./suggest.js";

foldFilters(document);
sendFiltersAtOnce(document);
keepFocus(document);
offerPrinting(document);
suggestWhileTyping(document);
