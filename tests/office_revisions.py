"""LibreOffice accepts or rejects all tracked changes of Word files by itself: an independent check of a redline.

Run by a Python that has LibreOffice's `uno` module: office_revisions.py PORT (IN OUT accept|reject)…
"""

import sys
import time
from pathlib import Path


def main(port: str, jobs: list[str]) -> int:
    import uno
    from com.sun.star.beans import PropertyValue

    def given(**values: object) -> tuple:
        made = []
        for name, value in values.items():
            one = PropertyValue()
            one.Name, one.Value = name, value
            made.append(one)
        return tuple(made)

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
            break
        except Exception:  # the office is still starting
            time.sleep(0.2)
    else:
        return 3
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for source, target, what in zip(jobs[::3], jobs[1::3], jobs[2::3], strict=True):
        document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, given(Hidden=True))
        if document is None or not hasattr(document, "CurrentController"):
            print(f"LibreOffice does not open {source}", file=sys.stderr)
            return 4
        command = ".uno:AcceptAllTrackedChanges" if what == "accept" else ".uno:RejectAllTrackedChanges"
        helper.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        document.storeToURL(Path(target).as_uri(), given(FilterName="MS Word 2007 XML"))
        document.close(True)
    desktop.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
