"""What click refuses, in the words of the table of messages."""

from typing import NoReturn

import click


def end_wrong_use(error: click.ClickException) -> NoReturn:
    """Say what could not be read and how to go on; exit 2."""
    from zhicai.cli.office import EXIT_USAGE, end

    code, value = told(error)
    end(EXIT_USAGE, code, value=value)


def told(error: click.ClickException) -> tuple[str, str]:
    """The code of the message, and the word that was not understood."""
    if isinstance(error, click.NoSuchOption):
        return "cli.no_such_option", error.option_name
    if isinstance(error, click.exceptions.NoSuchCommand):
        return "cli.no_such_command", error.command_name
    if isinstance(error, click.MissingParameter):
        return "cli.missing", name_of(error.param)
    if isinstance(error, click.BadOptionUsage):
        return "cli.option_usage", error.option_name
    if isinstance(error, click.BadParameter):
        return told_value(error)
    return "cli.wrong_use", "" if error.message.isascii() else error.message


def told_value(error: click.BadParameter) -> tuple[str, str]:
    """Our own words where a command has them; else which option it was, and what it takes."""
    choices = getattr(error.param.type, "choices", ()) if error.param else ()
    if choices:
        return "cli.bad_value", f"{name_of(error.param)} 可用{'、'.join(map(str, choices))}"
    return "cli.bad_value", name_of(error.param) if error.message.isascii() else error.message


def name_of(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return (
        parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name
    )
