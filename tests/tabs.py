"""Pages of a browser that tests take one after the other: a new one costs a process, one that was used a navigation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Browser, BrowserContext, Page

    Hearers = Mapping[str, Callable[[Any], object]]
    """What hears of each event of a page, by the event's name."""

_TELL_BREACHES = "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective))"
_STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers"


def hearers(requests: list[str], complaints: list[str], no_complaint: str) -> Hearers:
    """Return what notes the addresses that a page asks for, and its complaints; not those with *no_complaint* in it."""
    return {
        "request": lambda request: requests.append(request.url),
        "console": lambda message: complaints.append(message.text) if no_complaint not in message.text else None,
        "pageerror": lambda error: complaints.append(str(error)),
        "dialog": lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()),
    }


@dataclass
class Tabs:
    """
    Pages with the *usual* options of a browser context, each as if it were new.

    One with other options is made for who asks for it, and closed when it is left.
    """

    browser: Browser
    usual: Mapping[str, Any]
    prepare: Callable[[BrowserContext], object] = lambda _context: None
    """What is done to each new context."""
    _free: list[Page] = field(default_factory=list)
    _taken: dict[Page, Hearers] = field(default_factory=dict)
    _closed: list[Page] = field(default_factory=list)

    def take(self, hearers: Hearers, **options: object) -> Page:
        """Return an empty page; *hearers* hear of what happens to it until it is left."""
        page = self._free.pop() if self._free and not options else self._new(options)
        for event, hear in hearers.items():
            page.on(event, hear)  # type: ignore[call-overload]
        self._taken[page] = hearers
        return page

    def _new(self, options: Mapping[str, object]) -> Page:
        context = self.browser.new_context(**{**self.usual, **options})
        context.add_init_script(_TELL_BREACHES)
        self.prepare(context)
        page = context.new_page()
        if options:
            self._closed.append(page)
        return page

    def leave(self, page: Page) -> None:
        """Take *page* back: what it stored is gone, and it has the usual size and medium again."""
        hearers = self._taken.pop(page)
        if page in self._closed:
            self._closed.remove(page)
            page.context.close()
            return
        for event, hear in hearers.items():
            page.remove_listener(event, hear)
        session = page.context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": page.evaluate("origin"), "storageTypes": _STORED})
        session.detach()
        page.goto("about:blank")
        page.emulate_media(media="null", color_scheme="light")
        page.set_viewport_size(self.usual["viewport"])
        self._free.append(page)

    def close(self) -> None:
        """Close the pages that nobody has."""
        for page in self._free:
            page.context.close()
