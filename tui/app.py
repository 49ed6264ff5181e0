"""The terminal application."""

import gc
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from threading import get_ident
from typing import ClassVar, Literal

from rich.console import RenderableType
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerFailed, get_current_worker

from store.counted import counted
from store.file.errors import StoreError
from store.file.form import Tables
from store.file.saver import SaveStatus
from store.session.last_place import keep_last_place
from store.session.session import Session
from tui.commands.handlers import handlers_of
from tui.keymap.keymap import Keymap
from tui.keymap.tour import Tour
from tui.render.looks import Ground, Look, ground_of, ground_told, look_of
from tui.screens.tray import TrayScreen
from tui.terminal.app import TerminalApp
from tui.terminal.background import QUESTION, BackgroundTold
from tui.terminal.driver import TerminalDriver
from tui.terminal.mouse import MouseReport, mouse_wanted

_LOOK_EVERY = 2.0
"""Seconds between looks at the file."""

Goal = Literal["sample"]
"""Where the user goes on leaving."""


class SalverApp(TerminalApp[Goal], inherit_bindings=False):
    """Salver in a terminal. After `run`, close the session and end the process with `return_code`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *TerminalApp.BINDINGS,
        Binding("ctrl+c", "tell_how_to_leave", show=False),
    ]

    def __init__(self, session: Session, keys: Keymap, news: Callable[[], str] = str, tour: Tour | None = None) -> None:
        """`news` returns what to say first, or ""; it is called once the first screen is shown. The sample has a
        `tour`.
        """
        super().__init__()
        self._session = session
        self._news = news
        self._tray_screen = TrayScreen(session, keys, handlers_of(session.resources.settings), tour)
        self._file_was_lost = False
        ground = ground_told(session.resources.settings.look, os.environ)
        self._waits_for_background = ground is None and not self.no_color
        self._filter = self._look_on(ground or "plain")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What turns the styles into those of the look."""
        return [self._filter]

    @property
    def ground(self) -> Ground:
        """What the look in use is for: a dark or a light ground, or no colours."""
        return self._filter.ground

    def on_tray_screen_look_chosen(self, message: TrayScreen.LookChosen) -> None:
        """Use the look that the user has chosen."""
        ground = ground_told(message.look, os.environ)
        if ground is None:
            self.ask_background()
        else:
            self.use_look(ground)

    def on_tray_screen_mouse_chosen(self, message: TrayScreen.MouseChosen) -> None:
        """Use the mouse as the user has chosen."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.use_mouse(on=mouse_wanted(message.mouse, os.environ))

    def aim(self, report: MouseReport) -> Callable[[], Sequence[str]] | None:
        """Return what a report of the mouse does to the tray."""
        from tui.screens.pointing import aimed

        return aimed(self._tray_screen, report)

    def on_tray_screen_sample_wanted(self) -> None:
        """Leave for the sample."""
        self.exit("sample")

    def use_look(self, ground: Ground) -> None:
        """Paint everything in the look for this ground from now on."""
        self._waits_for_background = False
        self._filter = self._look_on(ground)
        for widget in chain.from_iterable(each.walk_children(Widget, with_self=True) for each in self.screen_stack):
            widget.refresh()

    def ask_background(self) -> None:
        """Have the terminal tell its background. Nothing waits for the answer."""
        self._waits_for_background = not self.no_color
        if self._waits_for_background and not self.is_headless and self._driver is not None:
            self._driver.write(QUESTION)

    def on_background_told(self, message: BackgroundTold) -> None:
        """Choose the look for the background of the terminal, where nothing else has chosen one."""
        if self._waits_for_background:
            self.use_look(ground_of(message.red, message.green, message.blue))

    def _look_on(self, ground: Ground) -> Look:
        """The look for this ground, with as many colours as the terminal has."""
        colours = self.console.color_system
        return look_of("plain" if self.no_color or colours is None else ground, has_256=colours != "standard")

    def get_default_screen(self) -> Screen[None]:
        """The screen of the tray."""
        return self._tray_screen

    def on_mount(self) -> None:
        """Begin to save, and to watch the file."""
        self._own_thread = get_ident()
        if self._waits_for_background:
            self.ask_background()
        screen = self._tray_screen
        recovered = self._session.start(
            on_status=self._tell_saving,
            on_merged=self._tell_merged,
            warn=self._warn,
            after_painting=screen.call_after_refresh,
            renew_advice=self.renew_advice,
        )
        if recovered:
            screen.say(f"Recovered texts that were being written when Salver ended: {recovered}.")
        self.set_interval(_LOOK_EVERY, self._look)
        self.call_after_refresh(self._settle_in)

    @property
    def is_too_small(self) -> bool:
        """Whether the terminal has no room for the tray."""
        return self._tray_screen.is_too_small

    def is_at_rest(self) -> bool:
        """Whether all messages are handled, all widgets are there, and who was asked something is to answer."""
        screen = self._tray_screen
        return (
            screen.waits_for_user
            and not self.message_queue_size
            and all(
                each.is_mounted and not each.message_queue_size for each in screen.walk_children(Widget, with_self=True)
            )
        )

    def refuse(self, sentence: str) -> None:
        """Say it in the status line."""
        self._tray_screen.refuse(sentence)

    @property
    def help_hint(self) -> str:
        """Where the keys are shown."""
        command = "help" if self._tray_screen.writing.editor is None else "text-help"
        return f"{self._tray_screen.keys.how_to(command)} shows the keys"

    def leave(self, code: int) -> None:
        """Leave at once with this exit code, after putting down what is being edited."""
        self._tray_screen.writing.leave()
        self.exit(return_code=code)

    def save(self) -> None:
        """Wait until everything is saved or cannot be."""
        self._session.close()

    def exit(self, result: Goal | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, and keep where the user is for the next start."""
        with suppress(OSError):  # then the next start begins at the inbox
            keep_last_place(self._session.resources.places, self._tray_screen.last_place)
        super().exit(result, return_code, message)

    @property
    def fault(self) -> BaseException | None:
        """The fault in Salver that has ended it; None where there was none."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def _fatal_error(self) -> None:
        """End without a report: Textual's would print what strangers wrote. `open_tray` raises the fault instead."""
        self._close_messages_no_wait()

    def action_tell_how_to_leave(self) -> None:
        """Say how to leave: ctrl+c itself is too easily pressed by who wants to copy."""
        self._tray_screen.say("ctrl+q leaves Salver; everything is saved as it is done.")

    def renew_advice(self) -> None:
        """Work out the advice on all rows, on another thread."""
        self.run_worker(self._work_out_advice, thread=True, exclusive=True, group="advice")

    def _work_out_advice(self) -> None:
        """On a thread: gather what the advice needs, have it shown, then go through all rows."""
        from store.session.advice import yielding
        from store.session.sorting import sorting_named
        from tui.commands.deciding import offer_to_clear_old
        from tui.commands.settling import mention_disputed

        worker = get_current_worker()
        advice = self._session.advice
        advice.prepare()
        self._session.due_list.prepare()
        self._session.prepare_rows(self._tray_screen.queue.in_sight)
        if sorting_named("advice").told in self._tray_screen.orders.values():
            for _ in yielding(advice.judge_all()):
                if worker.is_cancelled:
                    return
        self.call_from_thread(self._show_judged)
        self.call_from_thread(mention_disputed, self._tray_screen)
        self.call_from_thread(offer_to_clear_old, self._tray_screen)
        for _ in yielding(chain(advice.judge_all(), self._session.search.read_all())):
            if worker.is_cancelled:
                return
        self._session.drafts.prepare()

    def _show_judged(self) -> None:
        """Show what is advised and what is due, now that it is known."""
        self._tray_screen.show_rows(self._session.listing.renew())
        self._tray_screen.show_counts()
        self._tray_screen.show_advice()

    def _tell_saving(self, status: SaveStatus) -> None:
        """Tell the screen what is saved: from the saver's thread by a message, else at once, so that no change is
        painted beside a "saved" that does not mean it.
        """
        if get_ident() == self._own_thread:
            self._tray_screen.show_save_status(status)
        else:
            self._tray_screen.post_message(TrayScreen.SaveStatusChanged(status))

    def _tell_merged(self, tables: Tables) -> None:
        """Tell the screen, from the saver's thread, what was merged."""
        self._tray_screen.post_message(TrayScreen.Merged(tables))

    def on_tray_screen_merged(self) -> None:
        """Say what two machines decided differently; the screen has taken it in by now."""
        from tui.commands.settling import mention_disputed

        mention_disputed(self._tray_screen)

    def _warn(self, sentence: str) -> None:
        """Tell the screen, from another thread, that what is typed cannot be kept."""
        self._tray_screen.call_later(partial(self._tray_screen.status.say_besides, "place", sentence, warning=True))

    def _settle_in(self) -> None:
        """Do what could wait until the first screen is shown."""
        self._tray_screen.show_counts()
        news, faults = self._news(), self._told_faults()
        if faults or news:
            self._tray_screen.status.say_besides("start", f"{faults} {news}".strip(), warning=bool(faults))
        self.renew_advice()
        if not gc.isenabled():  # as `open_tray` has it until here
            gc.freeze()
            gc.enable()

    def _told_faults(self) -> str:
        """That config.toml or other files of the user's are wrong, in a sentence; "" where they are not."""
        resources, keys = self._session.resources, self._tray_screen.keys
        faults, left_out = resources.faults, resources.left_out
        shows = keys.how_to("settings")
        if any(not fault.keys for fault in faults):
            return f"config.toml cannot be read: every setting has its default. {shows} says why."
        number = len(faults) + len(keys.wrong)
        wrong = [f"config.toml: {counted(number, 'mistake')}"] if number else []
        if left_out:
            wrong.append(f"{counted(len(left_out), 'file')} of yours cannot be used")
        return f"{'; '.join(wrong)}, left out for now. {shows} names what." if wrong else ""

    def _look(self) -> None:
        """Check whether another program has changed the file."""
        try:
            self._session.saving.look()
        except StoreError as error:
            self._tell_saving(SaveStatus("failed", reason=str(error)))
            self._file_was_lost = True
        else:
            if self._file_was_lost:
                self._tell_saving(self._session.saving.status)
            self._file_was_lost = False
