"""The shell's door: `streamlit run streamlit_app.py` finds an ASGI app here, and runs the same file as the page's script."""

import streamlit as st

if __name__ == "__main__":
    from pages.shell.navigation import main

    main()
else:
    from pages.routes import middleware, routes

    app = st.App(__file__, routes=routes(), middleware=middleware())
