"""The log of what was sent by e-mail."""

import sqlalchemy as sa
from alembic import op

from core.storage.tables import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mails",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("report_id", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.String(length=40), nullable=False),
        sa.Column("recipients", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created", Moment(), nullable=False),
        sa.Column("sent", Moment(), nullable=True),
        sa.Column("linked", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_mails_report_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_mails_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
    )
    op.create_index(op.f("ix_mails_report_id"), "mails", ["report_id"])
    op.create_index(op.f("ix_mails_owner_id"), "mails", ["owner_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_mails_owner_id"), table_name="mails")
    op.drop_index(op.f("ix_mails_report_id"), table_name="mails")
    op.drop_table("mails")
