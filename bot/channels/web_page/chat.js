// The chat on the page: sends what was typed or pressed, and builds the reply from text nodes only.
"use strict";

const words = document.body.dataset;
const log = document.getElementById("log");
const status = document.getElementById("status");
const form = document.getElementById("form");
const question = document.getElementById("question");

const GIVE_UP_MS = 20000;
const conversation = rememberedConversation();
let busy = false;

// A random name for this conversation: gone when the tab is closed, and never tied to a person.
function rememberedConversation() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const fresh = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  try {
    const known = sessionStorage.getItem("conversation") || fresh;
    sessionStorage.setItem("conversation", known);
    return known;
  } catch {
    return fresh; // a browser may forbid to keep anything
  }
}

function element(tag, options = {}, children = []) {
  const node = Object.assign(document.createElement(tag), options);
  node.append(...children);
  return node;
}

const hidden = (text) => element("span", { className: "hidden", textContent: text });

function part(data) {
  if ("bold" in data) return element("strong", { textContent: data.bold });
  if ("link" in data) return link(data.link, data.url);
  return document.createTextNode(data.text);
}

// A web address opens beside the chat, which would be lost otherwise; a phone number does not leave the page.
function link(text, url, className = "") {
  const node = element("a", { textContent: text, href: url, className });
  if (/^https?:/.test(url)) {
    node.target = "_blank";
    node.rel = "noopener noreferrer";
    node.append(hidden(` (${words.newTab})`));
  }
  return node;
}

// Steps bring their own numbers, so they need no dots in front of them.
const numbered = (items) => items.some((item) => /^\d+\. /.test(item[0]?.text ?? ""));

const line = (item) => element("li", { dir: "auto" }, item.flatMap((data) => ("text" in data ? spoken(data.text) : [part(data)])));

// A number to call can be tapped: nobody should have to copy it in a bad moment.
function spoken(text) {
  const found = text.match(/^(.*?\bcall )(\d[\d ]*\d)(.*)$/s);
  if (!found) return [text];
  return [found[1], link(found[2], `tel:${found[2].replaceAll(" ", "")}`), ...spoken(found[3])];
}

function block(data) {
  switch (data.kind) {
    case "heading":
      return element("h3", { textContent: data.text, dir: "auto" });
    case "bullets":
      return element("ul", { className: numbered(data.items) ? "numbered" : "" }, data.items.map(line));
    default:
      return element("p", { dir: "auto" }, data.parts.map(part));
  }
}

function choice(data) {
  if (data.url) return link(data.label, data.url, "choice");
  const node = element("button", { type: "button", textContent: data.label });
  node.addEventListener("click", () => say(data.label, { action: data.action }));
  return node;
}

function show(speaker, className, nodes) {
  const message = element("div", { className: `message ${className}` }, [hidden(speaker), ...nodes]);
  log.append(message);
  return message;
}

// A file to take away: made on the page from the reply, so nothing has to be asked for twice.
function download(file) {
  const url = URL.createObjectURL(new Blob([file.content], { type: `${file.kind};charset=utf-8` }));
  return element("p", {}, [element("a", { textContent: file.name, href: url, download: file.name })]);
}

function showReply(reply) {
  const message = show(words.bot, "", reply.blocks.map(block));
  if (reply.file) message.append(download(reply.file));
  if (reply.buttons.length > 0) {
    const items = reply.buttons.map((button) => element("li", {}, [choice(button)]));
    log.append(element("ul", { className: "choices" }, items));
  }
  if (message.previousElementSibling) message.scrollIntoView({ block: "start" }); // the greeting stays under the title
}

function showProblem(text) {
  show(words.bot, "", [element("p", { textContent: text })]).scrollIntoView({ block: "nearest" });
}

async function answer(message) {
  const response = await fetch("api/messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ conversation, ...message }),
    signal: AbortSignal.timeout?.(GIVE_UP_MS),
  });
  const reply = await response.json();
  if (!response.ok) throw new Problem(reply.error);
  return reply;
}

class Problem extends Error {}

// Returns whether the bot has answered; one message is under way at a time.
async function ask(message) {
  busy = true;
  status.textContent = words.waiting;
  try {
    showReply(await answer(message));
    return true;
  } catch (error) {
    showProblem(error instanceof Problem && error.message ? error.message : words.failed);
    return false;
  } finally {
    busy = false;
    status.textContent = "";
  }
}

async function say(shown, message) {
  if (busy) {
    status.textContent = words.busy;
    return false;
  }
  show(words.you, "mine", [element("p", { textContent: shown, dir: "auto" })]);
  return ask(message);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = question.value.trim();
  if (!text || busy) {
    status.textContent = busy ? words.busy : "";
    question.focus();
    return;
  }
  question.value = "";
  const answered = await say(text, { text });
  if (!answered && question.value === "") question.value = text; // nothing typed is lost
});

ask({ text: "/start" });
