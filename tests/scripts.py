"""A few sentences in each script, and how they are set."""

from patient_handouts.handouts.words import Span
from patient_handouts.layouts.segments import TypeStyle

LINK = "https://example.org/ar"
TEXTS = {
    "ar": [
        Span("تناول "),
        Span("حبة واحدة", strong=True),
        Span(" (10 mg) كل صباح مع الماء، واتصل بالممرضة على (555) 555-0142 إذا شعرت بالدوار. "),
        Span("صفحة المعلومات", link=LINK),
        Span(" هنا؛ لا تُوقِف الدواء، والآلام (حتى 38 °C) تزول. إلى المستشفى"),
    ],
    "he": [
        Span("קחו "),
        Span("כדור אחד", strong=True),
        Span(" (10 mg) כל בוקר עם מים, והתקשרו לאחות +1 555-555-0123 אם אתם מרגישים סחרחורת."),
    ],
    "hi": [
        Span("हर सुबह पानी के साथ "),
        Span("एक गोली", strong=True),
        Span(" लें। यदि चक्कर आए तो नर्स को फ़ोन करें। क्षत्रिय प्रार्थना, हड्डी, कृत्रिम, वर्टिब्रोप्लास्टी। 38 °C से ज़्यादा"),
    ],
    "th": [Span("กินยาหนึ่งเม็ด ทุกเช้า พร้อมน้ำ")],
    "vi": [Span("Uống một viên mỗi sáng với nước. Gọi cho y tá nếu quý vị thấy chóng mặt.")],
    "ru": [Span("Принимайте одну таблетку каждое утро, запивая водой. "), Span("Подробнее", link=LINK)],
    "el": [Span("Παίρνετε ένα χάπι κάθε πρωί.")],
    "ka": [Span("მიიღეთ ერთი აბი ყოველ დილით.")],
}
FROM_RIGHT = ("ar", "he")


def style(language: str) -> TypeStyle:
    return TypeStyle(13, 19, 5, 8.5, end=language in FROM_RIGHT, rtl=language in FROM_RIGHT)
