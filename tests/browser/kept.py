"""The forms of a page that send something, and what one can type into them."""

FORMS = "main form[method='post' i]"
TYPED = "input:not([type]), input[type=text], input[type=search], input[type=number], textarea"


def typing_fields(form):
    """The fields that one types into, as they are seen; not those that are shown only."""
    fields = form.locator(TYPED)
    return [fields.nth(at) for at in range(fields.count()) if is_open(fields.nth(at))]


def is_open(field):
    return field.is_visible() and field.is_enabled()


def type_into(form):
    """Something in every field; name of the field → what was typed."""
    typed = {}
    for at, field in enumerate(typing_fields(form)):
        text = str(at + 1) if field.get_attribute("type") == "number" else f"打了一半{at}"
        limit = field.get_attribute("maxlength")
        field.fill(text[: int(limit)] if limit else text)
        typed[field.get_attribute("name")] = field.input_value()
    return typed


def end_session(context):
    """The sign-in ends behind the officer's back; whose browser it is stays known."""
    context.clear_cookies(name="zhicai_session")
