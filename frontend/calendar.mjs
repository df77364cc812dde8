// Read calendar files with two parsers that calendars out there use, and print what each understood:
// node calendar.mjs file.ics ... -> {"file": {"ical.js": [...], "node-ical": [...]}}, moments in UTC.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

function moment(value) {
  return value ? value.toISOString().replace(".000Z", "Z") : "";
}

function byIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const method = calendar.getFirstPropertyValue("method");
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const said = (name) => component.getFirstPropertyValue(name);
    return {
      uid: event.uid,
      begins: moment(event.startDate.toJSDate()),
      ends: moment(event.endDate.toJSDate()),
      sequence: event.sequence,
      status: said("status"),
      summary: event.summary,
      description: event.description,
      url: said("url"),
      method,
    };
  });
}

function byNodeIcal(text) {
  const parsed = nodeIcal.sync.parseICS(text);
  const method = parsed.vcalendar?.method;
  return Object.values(parsed)
    .filter((one) => one.type === "VEVENT")
    .map((one) => ({
      uid: one.uid,
      begins: moment(one.start),
      ends: moment(one.end),
      sequence: Number(one.sequence ?? 0),
      status: one.status,
      summary: one.summary,
      description: one.description,
      url: one.url?.val ?? one.url,
      method: one.method ?? method,
    }));
}

const told = {};
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  told[file] = { "ical.js": byIcalJs(text), "node-ical": byNodeIcal(text) };
}
console.log(JSON.stringify(told));
