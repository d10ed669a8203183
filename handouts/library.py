"""Where definitions, clinics and pictures lie: the built-in library, and a workspace of the user's own laid over it."""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from .about import TopicKind, kind, kind_names, own_files
from .approvals import Approval, read_approvals
from .bundle import Bundle, read_bundles, shipped_bundles
from .catalogue import ORIGINAL, Catalogue, catalogue, languages
from .clinic import Clinic
from .definition import Handout
from .desk_file import FILE as DESK
from .desk_file import DeskFile, read_desk_file
from .desk_words import ENDING, read_words
from .editions import Theme
from .handout_file import Names, known_digest, known_original, read_handout
from .inside import assure_inside
from .kept import kept
from .known import Known
from .line_files import line_files, line_folders, named_lines, original_with_lines, read_with_lines
from .meant import ClinicNeeded as ClinicNeeded
from .meant import NotKnown as NotKnown
from .meant import language_named as language_named
from .meant import match as match
from .meant import match_clinic as match_clinic
from .measured import FileStamp, stamp
from .node import Mapping, Scalar
from .problems import Problem, Problems, close, near, unreadable
from .recalls import FILE as RECALLS
from .recalls import Recall, read_recalls
from .regions import in_a_region, is_somewhere, nearest, regions_among, with_plain
from .reserved import check_name
from .scalars import LANGUAGE, SLUG
from .sites import at_site, clinic_and_site, named_at, site_names
from .strays import MARK, strays
from .theme import FILE as THEME
from .theme import laid_over, theme
from .translation import FILE as RECORD
from .validate import model_of

if TYPE_CHECKING:
    from .clinic_files import ClinicFile
    from .network import Network

HERE = Path(__file__).parent
SAMPLE = "riverside-spine"  # the built-in clinic that stands in until there is a real one


@dataclass(frozen=True, slots=True)
class Library:
    """The built-in library, under a workspace where there is one."""

    workspace: Path | None = None

    def topics(self) -> tuple[str, ...]:
        """The names of all topics."""
        return tuple(sorted({*self._own_topics(), *self.built_in()}))

    def _own_topics(self) -> Collection[str]:
        """The topics of the workspace's own."""
        return _folders(self.workspace / "handouts") if self.workspace else ()

    def built_in(self) -> Collection[str]:
        """The built-in topics that the network wants; all where its file cannot be read, which whoever reads it tells."""
        names, wanted = {*_folders(HERE / "library")}, self._wanted()
        return names if wanted is None else names.intersection(wanted)

    def _wanted(self) -> Collection[str] | None:
        """The built-in topics that the network names; None for all."""
        try:
            wanted = self.network().library
        except Problems:
            return None
        return None if wanted in (None, "all") else () if wanted == "none" else wanted

    def languages(self, topic: str) -> tuple[str, ...]:
        """The languages that a topic is written in.  A workspace's topic hides the built-in one in all languages."""
        return tuple(sorted(each for each in _named(self._topic(topic), LANGUAGE) if is_somewhere(each)))

    def offered(self, topic: str, clinic: str) -> tuple[str, ...]:
        """The languages of a topic for a clinic's lists: those that it is written in, and regions of these that the workspace says anything
        for, in its catalogue, in the words of its pictures or in lines for the topic.
        """
        if self.workspace is None or not (known := self.languages(topic)):
            return self.languages(topic)
        lines = (named_lines(path) for folder in line_folders(self.workspace, clinic) for path in folder.glob(f"{topic}.*.yaml"))
        words = (_named(self.workspace / folder, LANGUAGE) for folder in ("catalogue", "images/words"))
        named = [*chain.from_iterable(words), *(each[1] for each in lines if each and each[0] == topic)]
        return tuple(sorted((*known, *regions_among(named, known))))

    def clinics(self) -> tuple[str, ...]:
        """The names of all clinics: the workspace's own, even where it has none; the fictional samples where there is no workspace."""
        return tuple(sorted(_named(self._clinic_folder(), SLUG)))

    def groups(self) -> dict[str, Path]:
        """The files of what some clinics share, by the names of the groups."""
        folder = self.workspace / "groups" if self.workspace else None
        return {name: folder / f"{name}.yaml" for name in sorted(_named(folder, SLUG))} if folder else {}

    def facts(self) -> tuple[Path, ...]:
        """All files that say something of clinics: the network's, the groups', their own."""
        network = self._own(MARK)
        return (*filter(None, (network,)), *self.groups().values(), *(self._clinic_folder() / f"{name}.yaml" for name in self.clinics()))

    def some_clinics(self) -> tuple[str, ...]:
        """The same for whoever needs one; raises `ClinicNeeded`, and `Problems` where files were meant to be clinics."""
        if not (names := self.clinics()):
            self._tell_strays("clinics/")
            raise ClinicNeeded(())
        return names

    def find_topic(self, name: str) -> str:
        """The topic of that name, or the only one that begins so; raises `NotKnown`, `Problems` where a file was meant to be it."""
        return self._found(name, self.topics(), "topic", f"handouts/{name}/")

    def find_language(self, topic: str, name: str) -> str:
        """The language of a topic."""
        return in_a_region(name, self.languages(topic)) or language_named(name, self.languages(topic))

    def written_in(self, topic: str, language: str) -> str:
        """The language of the file that a sheet's words stand in: its own, else without its region; "" where there is none."""
        return nearest(language, self.languages(topic))

    def find_clinic(self, name: str) -> str:
        """The clinic of that name, or the only one that begins so, CLINIC@SITE at one of its sites; raises `NotKnown`, `Problems` where a
        file was meant to be it.
        """
        name, site = clinic_and_site(name)
        found = self._found(name, self.clinics(), "clinic", f"clinics/{name}.")
        return named_at(found, match(site, self.sites(found), "site")) if site else found

    def sites(self, clinic: str) -> tuple[str, ...]:
        """The names of a clinic's sites, as its file stands."""
        return self._sites(clinic) or ()

    def _sites(self, clinic: str) -> tuple[str, ...] | None:
        path = self._clinic_folder() / f"{clinic}.yaml"
        self._inside(path)
        return site_names(path)

    def with_sites(self) -> tuple[str, ...]:
        """All clinics, each followed by itself at each of its sites."""
        return tuple(name for clinic in self.clinics() for name in (clinic, *(named_at(clinic, site) for site in self.sites(clinic))))

    def is_clinic(self, name: str) -> bool:
        """Whether there is such a clinic, or such a site of one, as far as its file can be read."""
        clinic, site = clinic_and_site(name)
        return clinic in self.clinics() and (not site or (sites := self._sites(clinic)) is None or site in sites)

    def strays(self) -> tuple[Problem, ...]:
        """The files of the workspace whose names nothing reads."""
        return strays(self.workspace) if self.workspace else ()

    def _found(self, name: str, names: Sequence[str], what: str, path: str) -> str:
        try:
            return match(name, names, what)
        except NotKnown:
            self._tell_strays(path)
            raise

    def _tell_strays(self, within: str) -> None:
        """Raises Problems where files that nothing reads may be meant for a path of the workspace."""
        if self.workspace and (found := strays(self.workspace, within)):
            raise Problems(found)

    def default_clinic(self) -> str:
        """The network's default, or the only clinic; raises `ClinicNeeded`, and `Problems` where files may be meant for others."""
        clinics = self.some_clinics()
        if default := self.network().default_clinic:
            return _default(default, clinics)
        if self.workspace is None and SAMPLE in clinics:
            return SAMPLE
        if len(clinics) != 1:
            raise ClinicNeeded(clinics)
        self._tell_strays("clinics/")
        return clinics[0]

    def read_handout(self, topic: str, language: str, pictures: Names = None, icons: Names = None, clinic: str = "") -> Handout:
        """One topic in one language; raises `NotKnown`, `Problems`.

        `pictures` and `icons` are the names that exist, `None` for any.  With a `clinic`, its own lines and its network's stand in it.
        """
        if clinic and (files := self.line_files(clinic, topic, language)):
            known = Known(pictures=pictures, icons=icons)
            return read_with_lines(self.read_handout(topic, language, pictures, icons), files, known, self.joined_original)
        if not (written := self.written_in(topic, language)):
            raise NotKnown("language", language, known=self.languages(topic))
        original = ORIGINAL if ORIGINAL in self.languages(topic) and written != ORIGINAL else language
        check_name(topic, self._topic(topic))
        path = self._topic(topic) / f"{written}.yaml"
        for each in (path, *self.kind_files()):
            self._inside(each)
        handout = read_handout(path, topic, language, pictures, icons, original, self._about())
        return handout.but(made_from=self._original_digest(topic)) if handout.translated else handout

    def joined_original(self, handout: Handout) -> Handout:
        """What a translation is made from, with the lines that it has in it too, in English.  Raises `NotKnown`, `Problems`."""
        return original_with_lines(self.original(handout.topic), handout)

    def line_files(self, clinic: str, topic: str, language: str) -> tuple[Path, ...]:
        """The files of lines of its own that a clinic's sheet has in it, the network's first; raises `Problems` for a link out of here."""
        files = line_files(self.workspace, clinic, topic, language) if self.workspace else ()
        for each in files:
            self._inside(each)
        return files

    def original(self, topic: str) -> Handout:
        """The definition that all translations of a topic are made from; raises `NotKnown`, `Problems`."""
        if ORIGINAL not in (known := self.languages(topic)):
            raise NotKnown("language", ORIGINAL, known=known)
        try:
            return known_original(*self._known_original(topic))
        except OSError:
            return self.read_handout(topic, ORIGINAL)  # which says what is wrong

    def _original_digest(self, topic: str) -> str:
        """The digest of the original's words, which a translator's signature holds; none where its file must be mended first."""
        try:
            return known_digest(*self._known_original(topic))
        except (OSError, Problems):
            return ""

    def _known_original(self, topic: str) -> tuple[Path, str, tuple[FileStamp, ...], str, Path | None]:
        """The original's file, its topic, and by what it is known again: files that have not changed, called from the same folder."""
        path = self._topic(topic) / f"{ORIGINAL}.yaml"
        self._inside(path)
        return path, topic, (stamp(path), *map(stamp, own_files(self._about()))), os.getcwd(), self._about()

    def topic_folder(self, topic: str) -> Path:
        """Where a topic's definitions lie; raises `NotKnown`."""
        return self._topic(topic)

    def theme(self) -> Theme:
        """Papers and editions; raises `Problems`."""
        own = self._own(THEME)
        return laid_over(own) if own else theme()

    def kinds(self) -> dict[str, TopicKind]:
        """The kinds of topics, the workspace's own last; raises `Problems`."""
        for path in self.kind_files():
            self._inside(path)
        return {name: kind(name, self._about()) for name in kind_names(self._about())}

    def find_kind(self, name: str) -> TopicKind:
        """The kind of that name, or the only one that begins so; raises `NotKnown`, `Problems`."""
        return self.kinds()[match(name, kind_names(self._about()), "kind of topic")]

    def kind_files(self) -> tuple[Path, ...]:
        """The workspace's own files of kinds."""
        return own_files(self._about())

    def known(self) -> Known:
        """The names that a clinic's file may use; raises `Problems`."""
        chosen = self.theme()
        return Known(topics=self.topics(), groups=tuple(self.groups()), papers=tuple(chosen.papers), editions=tuple(chosen.editions))

    def read_clinic(self, name: str, known: Known | None = None) -> Clinic:
        """One clinic, or it at one of its sites, what its group and its network share laid under it; raises `NotKnown`, `Problems`.

        `known` are all names, for whoever knows them from reading many clinics.
        """
        name, site = clinic_and_site(name)
        files, names = self._clinic_paths(name), known or self.known()
        clinic = kept("clinic", lambda: (*files, names), lambda: self._read_clinic(name, names))
        if site and site not in clinic.sites:
            raise NotKnown("site", site, close(site, clinic.sites), tuple(clinic.sites))
        return at_site(clinic, site) if site else clinic

    def _read_clinic(self, name: str, known: Known) -> Clinic:
        from .clinic_files import laid_together  # YAML
        from .network import clinic_read

        return clinic_read(laid_together(self.clinic_files(name), _shipped()), known)

    def clinic_files(self, name: str) -> "tuple[ClinicFile, ...]":
        """What says what a clinic is, the nearest first; raises `NotKnown`, `Problems`."""
        from .clinic_files import clinic_files  # YAML

        return clinic_files(self._clinic_paths(name)[0], self.groups(), self._own(MARK))

    def _clinic_paths(self, name: str) -> tuple[Path, ...]:
        """A clinic's own file, and all that may lie under it."""
        own = self._clinic_folder() / f"{name}.yaml"
        if not re.fullmatch(SLUG, name) or not os.path.lexists(own):
            raise NotKnown("clinic", name, close(name, self.clinics()), self.clinics())
        check_name(name, own)
        files = (own, *self.groups().values(), *filter(None, (self._own(MARK),)))
        for path in files:
            self._inside(path)
        return files

    def _own(self, name: str) -> Path | None:
        """What lies in the workspace by this name, whatever it is; None where nothing does.  Raises Problems for a link out of it."""
        path = self.workspace / name if self.workspace else None
        if path is None or not os.path.lexists(path):
            return None
        self._inside(path)
        return path

    def _inside(self, path: Path) -> None:
        """Raises Problems where a link leads out of the workspace: what lies there is nobody's handout."""
        if self.workspace:
            assure_inside(path, self.workspace)

    def network(self) -> "Network":
        """What the clinics share; raises `Problems`."""
        from .network import Network

        if self.workspace is None:
            return Network()
        self._own(MARK)
        path = self.workspace / MARK
        try:
            found = _network(path, stamp(path), os.getcwd())
        except OSError as error:
            raise Problems([unreadable(error, path)]) from None
        if isinstance(found, Network):
            return found
        raise Problems(found)

    def catalogue(self, language: str) -> Catalogue:
        """The program's own words in a language; raises `Problems`."""
        self._own(f"catalogue/{language}.yaml")
        return catalogue(language, self._catalogues())

    def spoken(self) -> tuple[str, ...]:
        """The languages that there is a catalogue of."""
        return languages(self._catalogues())

    def approvals(self) -> tuple[Approval, ...]:
        """Who approved which words, from the workspace's `approvals.yaml`; raises `Problems`."""
        path = self._own("approvals.yaml")
        return read_approvals(path) if path else ()

    def recalls(self) -> tuple[Recall, ...]:
        """What was taken back, from the workspace's `recalls.yaml`; raises `Problems`."""
        path = self._own(RECALLS)
        return read_recalls(path) if path else ()

    def recalls_file(self) -> Path | None:
        """Where recalls are kept; None where there is no workspace."""
        return self.workspace / RECALLS if self.workspace else None

    def bundles(self) -> dict[str, Bundle]:
        """The library's bundles whose topics there are, and those of the workspace's `bundles.yaml`; raises `Problems`."""
        path, shipped = self._own("bundles.yaml"), shipped_bundles({*self.built_in()} - {*self._own_topics()})
        return shipped | (read_bundles(path, self.topics()) if path else {})

    def desk_words(self, clinic: str) -> dict[str, tuple[str, ...]]:
        """A clinic's own words for finding topics, from the workspace's `clinics/NAME.words.yaml`; raises `Problems`."""
        path = self._own(f"clinics/{clinic_and_site(clinic)[0]}{ENDING}")
        return read_words(path, self.topics()) if path else {}

    def desk_file(self) -> DeskFile:
        """How the workspace's desk is served, as its `desk.yaml` says; raises `Problems`."""
        path = self._own(DESK)
        return read_desk_file(path) if path else DeskFile()

    def quoted(self, clinic: str, topic: str, languages: Sequence[str]) -> tuple[Path, ...]:
        """The files of one sheet by whose lines something may be told of it."""
        shared = (MARK, "approvals.yaml") if self.workspace else ()
        own = (*(self.workspace / name for name in shared if self.workspace), *self.groups().values(), *self.kind_files())
        spoken = [folder / f"{each}.yaml" for folder in filter(None, (self._catalogues(),)) for each in with_plain(languages)]
        lines = [path for each in dict.fromkeys((*languages, ORIGINAL)) for path in self.line_files(clinic, topic, each)]
        own_file = self._clinic_folder() / f"{clinic_and_site(clinic)[0]}.yaml"
        return (*own, *spoken, own_file, *self.written(topic, languages), *lines)

    def written(self, topic: str, languages: Sequence[str]) -> tuple[Path, ...]:
        """The files of a topic's words in these languages: each with its original, and what a translator had before them."""
        return tuple(
            self._topic(topic) / name for name in (RECORD, *(f"{language}.yaml" for language in (*with_plain(languages), ORIGINAL)))
        )

    def picture_folders(self) -> tuple[Path, ...]:
        """The folders in which a logo, picture or font that is named by its path may lie, first come, first served."""
        return tuple(self.workspace / name for name in ("images", "clinics", "groups", "fonts")) if self.workspace else (HERE / "clinics",)

    def _catalogues(self) -> Path | None:
        return self.workspace / "catalogue" if self.workspace else None

    def _about(self) -> Path | None:
        return self.workspace / "about" if self.workspace else None

    def _topic(self, topic: str) -> Path:
        own = self.workspace / "handouts" if self.workspace else None
        if own and _is_topic(own / topic, topic):
            return own / topic
        wanted = self._wanted()
        if (wanted is None or topic in wanted) and _is_topic(HERE / "library" / topic, topic):
            return HERE / "library" / topic
        raise NotKnown("topic", topic, close(topic, self.topics()), self.topics())

    def _clinic_folder(self) -> Path:
        return (self.workspace or HERE) / "clinics"


@lru_cache(8)
def _network(path: Path, known: FileStamp, here: str) -> "Network | tuple[Problem, ...]":
    """A network's file, or what is wrong with it, read once as long as it is the same: what topics there are is asked often."""
    from .network import Network

    try:
        return model_of("network", Network, path, Mapping({}), _shipped())
    except Problems as found:
        return found.problems


def _shipped() -> Known:
    """The names that a network's own fields may use: the built-in topics."""
    return Known(topics=sorted(_folders(HERE / "library")))


def _default(name: Scalar, clinics: Sequence[str]) -> str:
    if name not in clinics:
        raise Problems([Problem(name.place, "clinic-unknown", f"there is no clinic “{name}”", near(name, clinics))])
    return str(name)


def _folders(home: Path) -> list[str]:
    """The topics in a folder.  Only names of our shape count, so none leads elsewhere; an empty folder hides nothing."""
    return [folder.name for folder in (home.iterdir() if home.is_dir() else ()) if _is_topic(folder, folder.name)]


def _is_topic(folder: Path, name: str) -> bool:
    """Whether there is such a topic: one of a thousand is found without a look at the others."""
    return bool(re.fullmatch(SLUG, name) and next(_named(folder, LANGUAGE), None))


def _named(folder: Path, shape: str) -> Iterator[str]:
    """The names of the definitions or clinics in a folder."""
    return (file.stem for file in folder.glob("*.yaml") if re.fullmatch(shape, file.stem))
