"""Offices, ministries and posts that documents name and the archive did not know from the start."""

from typing import Any

from django.db import migrations
from django.db.models import Q
from django.utils.text import slugify

from articles.extraction.folding import fold
from articles.models.base import permanent_id

# Name, Vietnamese name, other names.
ORGANIZATIONS = (
    (
        "Office of the State President",
        "Văn phòng Chủ tịch nước",
        ("State President's Office", "Presidential Office", "Office of the President"),
    ),
    ("National Assembly Office", "Văn phòng Quốc hội", ("Office of the National Assembly", "NA Office")),
    (
        "Office of the Party Central Committee",
        "Văn phòng Trung ương Đảng",
        ("Party Central Committee Office", "Central Party Office"),
    ),
    ("Ministry of Culture, Sports and Tourism", "Bộ Văn hóa, Thể thao và Du lịch", ()),
    (
        "Ministry of Labour, War Invalids and Social Affairs",
        "Bộ Lao động - Thương binh và Xã hội",
        ("Ministry of Labor, War Invalids and Social Affairs", "MoLISA"),
    ),
)
# Label, Vietnamese label, whether one person holds it at a time.
POSTS = (
    ("Deputy Auditor General", "Phó Tổng Kiểm toán Nhà nước", False),
    ("Chief of the General Staff", "Tổng Tham mưu trưởng", True),
    ("Deputy Inspector General", "Phó Tổng Thanh tra Chính phủ", False),
)


def put_in(apps: Any, _schema_editor: Any) -> None:
    """Add what is not there yet; rows that exist stay as they are."""
    organizations = apps.get_model("articles", "Organization").objects
    aliases = apps.get_model("articles", "OrganizationAlias").objects
    posts = apps.get_model("articles", "Post").objects
    for name, name_vi, others in ORGANIZATIONS:
        if aliases.filter(folded=fold(name)).exists():
            continue
        made, _new = organizations.get_or_create(
            folded=fold(name),
            defaults={"uuid": permanent_id("organization", fold(name)), "name": name, "name_vi": name_vi},
        )
        for other in others:
            if not organizations.filter(folded=fold(other)).exists():
                aliases.get_or_create(folded=fold(other), defaults={"organization": made, "name": other})
    for label, label_vi, single_holder in POSTS:
        slug = slugify(fold(label))
        if not posts.filter(Q(folded=fold(label)) | Q(slug=slug)).exists():
            posts.create(
                uuid=permanent_id("post", fold(label)),
                label=label,
                label_vi=label_vi,
                slug=slug,
                role=label,
                folded=fold(label),
                single_holder=single_holder,
            )


class Migration(migrations.Migration):
    """Data only; taking it back leaves the rows, since documents may name them by then."""

    dependencies = [("articles", "0009_vietnamese_ranks")]
    operations = [migrations.RunPython(put_in, migrations.RunPython.noop)]
