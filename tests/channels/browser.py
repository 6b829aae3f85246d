"""A real Chromium, its steps worded as a person would say them."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = Path("/usr/bin/chromium")
DRIVER = Path("/usr/bin/chromedriver")

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
)

PHONE = (390, 844)
DESK = (1280, 800)


@contextmanager
def chromium() -> Iterator["Browser"]:
    """A browser with a profile of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = Chrome(options, Service(str(DRIVER)))
        try:
            yield Browser(driver)
        finally:
            driver.quit()


class Browser:
    """One browser window at a time, and waits instead of pauses."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver
        self.resize(DESK)

    def open(self, url: str) -> None:
        """Load a page afresh, even if only the part after # differs."""
        self.driver.get("about:blank")
        self.driver.get(url)

    def chat(self, url: str, person: str = "p01") -> None:
        """Open a chat nobody has talked in yet, and wait until Annai has begun."""
        self.open(f"{url}#as={person}")
        self.see("Guten Tag!", ".bubble")

    def new_window(self, url: str) -> str:
        """Open a second window; its handle."""
        self.driver.switch_to.new_window("window")
        self.resize(DESK)
        self.driver.get(url)
        return str(self.driver.current_window_handle)

    def resize(self, size: tuple[int, int]) -> None:
        """Set what the page sees as its viewport, in CSS pixels."""
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def prefer(self, scheme: str) -> None:
        """Ask pages for `light` or `dark`."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    def see(self, text: str, within: str = "body") -> WebElement:
        """Wait until a visible element shows a text somewhere inside."""

        def shown(_: Chrome) -> WebElement | None:
            elements = self.driver.find_elements(By.CSS_SELECTOR, within)
            return next((one for one in elements if one.is_displayed() and text in one.text), None)

        element: WebElement = self._wait(shown, f"“{text}” in {within}")
        return element

    def press(self, label: str, within: str = "body") -> None:
        """Click the last visible link or button of that label."""

        def button(_: Chrome) -> WebElement | None:
            elements = self.driver.find_elements(By.CSS_SELECTOR, f":is({within}) :is(button, a, summary)")
            return next((one for one in reversed(elements) if one.is_displayed() and label in one.text), None)

        self._wait(button, f"a button “{label}”").click()

    def until(self, script: str) -> Any:
        """Wait until a script's value is true; that value."""
        return self._wait(lambda _: self.run(f"return {script}"), script)

    def type(self, *keys: str) -> None:
        """Type into whatever has the focus."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def tab_to(self, label: str) -> None:
        """Go by the Tab key to an element whose label or text contains `label`."""
        for _ in range(80):
            focused = self.run(
                "const e = document.activeElement; return e === document.body ? '' : e.ariaLabel || e.textContent"
            )
            if label in focused:
                return
            self.type(Keys.TAB)
        raise AssertionError(f"“{label}” cannot be reached by keyboard")

    def run(self, script: str) -> Any:
        """The value of a script in the page."""
        return self.driver.execute_script(script)

    def complaints(self) -> list[str]:
        """Errors, warnings and violations of the page's policy on the console since last asked."""
        entries = self._log("browser")
        return [entry["message"] for entry in entries if entry["level"] in ("SEVERE", "WARNING")]

    def requested(self) -> set[str]:
        """All addresses requested since last asked."""
        messages = (json.loads(entry["message"])["message"] for entry in self._log("performance"))
        sent = (message for message in messages if message["method"] == "Network.requestWillBeSent")
        return {message["params"]["request"]["url"] for message in sent}

    def _log(self, kind: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self.driver.get_log(kind)  # type: ignore[no-untyped-call]
        return entries

    def _wait(self, condition: Any, wanted: str) -> Any:
        return WebDriverWait(self.driver, 60, poll_frequency=0.05).until(condition, f"never: {wanted}")
